package dev.vestibule.core.verification;

/**
 * How a dialect has a new address proven.
 *
 * @param mail the mail with the link that proves it; always there, since a new address is proven in
 *     any case while the existence of accounts is concealed
 * @param required whether a new address needs proof otherwise
 */
public record EmailProof(LinkMail mail, boolean required) {}
