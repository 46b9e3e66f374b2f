/** Actions on the account itself. It must not know the services' actions. */
@NullMarked
package dev.cofferdam.action.account;

import org.jspecify.annotations.NullMarked;
