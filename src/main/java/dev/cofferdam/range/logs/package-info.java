/** Amazon CloudWatch Logs on the range: queries that were saved, and what they find. Nothing is searched. */
@NullMarked
package dev.cofferdam.range.logs;

import org.jspecify.annotations.NullMarked;
