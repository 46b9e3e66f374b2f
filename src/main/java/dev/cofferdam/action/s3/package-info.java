/**
 * Actions on S3 buckets and what is in them. Buckets go by name in inputs and by ARN in plans. It must not know the
 * other services' actions.
 */
@NullMarked
package dev.cofferdam.action.s3;

import org.jspecify.annotations.NullMarked;
