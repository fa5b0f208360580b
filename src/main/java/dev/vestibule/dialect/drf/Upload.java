package dev.vestibule.dialect.drf;

/**
 * A file sent in a multipart body, held in memory.
 *
 * @param name the file's own name without folders; never empty
 * @param contentType as the client says, unchecked; may be empty
 */
public record Upload(String name, String contentType, byte[] content) {}
