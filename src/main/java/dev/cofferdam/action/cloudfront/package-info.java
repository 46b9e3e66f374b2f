/**
 * Actions on what CloudFront serves. Distributions go by id in inputs and by ARN in plans. It must not know the other
 * services' actions.
 */
@NullMarked
package dev.cofferdam.action.cloudfront;

import org.jspecify.annotations.NullMarked;
