/** Amazon SES on the range: whether the account and its configuration sets may send. No mail is sent. */
@NullMarked
package dev.cofferdam.range.ses;

import org.jspecify.annotations.NullMarked;
