/**
 * Actions on the case itself: nothing in an account is read or changed, but where a bundle of the case is put. It must
 * not know any service's actions.
 */
@NullMarked
package dev.cofferdam.action.local;

import org.jspecify.annotations.NullMarked;
