/** Actions by Amazon SNS: telling people. It must not know the other services' actions. */
@NullMarked
package dev.cofferdam.action.sns;

import org.jspecify.annotations.NullMarked;
