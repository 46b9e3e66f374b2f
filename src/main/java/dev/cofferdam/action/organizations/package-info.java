/**
 * Actions on AWS Organizations, made from its management account: on the accounts of the organization as such, not on
 * what is in them. It must not know the other services' actions.
 */
@NullMarked
package dev.cofferdam.action.organizations;

import org.jspecify.annotations.NullMarked;
