/**
 * AWS Lambda on the range: functions with their policies, URLs, concurrency and event sources. Nothing is invoked, and
 * there is no code to download.
 */
@NullMarked
package dev.cofferdam.range.lambda;

import org.jspecify.annotations.NullMarked;
