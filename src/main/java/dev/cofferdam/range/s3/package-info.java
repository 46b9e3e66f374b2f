/** Amazon S3, and S3 Control for what is set for a whole account; objects have sums and sizes, but no bytes. */
@NullMarked
package dev.cofferdam.range.s3;

import org.jspecify.annotations.NullMarked;
