/** AWS CloudTrail on the range: everybody's calls, the responder's own among them. */
@NullMarked
package dev.cofferdam.range.cloudtrail;

import org.jspecify.annotations.NullMarked;
