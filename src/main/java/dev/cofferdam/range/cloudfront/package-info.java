/** Amazon CloudFront on the range: distributions, and whether they serve. */
@NullMarked
package dev.cofferdam.range.cloudfront;

import org.jspecify.annotations.NullMarked;
