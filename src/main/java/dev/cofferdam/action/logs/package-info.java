/** Actions on CloudWatch Logs. It must not know the other services' actions. */
@NullMarked
package dev.cofferdam.action.logs;

import org.jspecify.annotations.NullMarked;
