/** Amazon SNS on the range: topics, and what was published to them. Nothing is delivered to anybody. */
@NullMarked
package dev.cofferdam.range.sns;

import org.jspecify.annotations.NullMarked;
