/** Actions on sending mail by Amazon SES. It must not know the other services' actions. */
@NullMarked
package dev.cofferdam.action.ses;

import org.jspecify.annotations.NullMarked;
