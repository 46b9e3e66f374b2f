/** Actions that read the account's trail. It must not know the other services' actions. */
@NullMarked
package dev.cofferdam.action.cloudtrail;

import org.jspecify.annotations.NullMarked;
