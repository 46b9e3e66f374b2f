/** Amazon Athena on the range: queries that were saved, and what they find. Nothing is searched. */
@NullMarked
package dev.cofferdam.range.athena;

import org.jspecify.annotations.NullMarked;
