/** AWS STS on the range: who the responder is. */
@NullMarked
package dev.cofferdam.range.sts;

import org.jspecify.annotations.NullMarked;
