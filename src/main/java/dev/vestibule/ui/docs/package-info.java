/** The OpenAPI document and Swagger UI. Tables: none. May use: platform. */
@NullMarked
package dev.vestibule.ui.docs;

import org.jspecify.annotations.NullMarked;
