/**
 * A text message as a value and the ways to hand it over: any HTTP gateway, Twilio, the development
 * inbox, the console. Tables: none of its own. May use: platform.
 */
@NullMarked
package dev.vestibule.platform.sms;

import org.jspecify.annotations.NullMarked;
