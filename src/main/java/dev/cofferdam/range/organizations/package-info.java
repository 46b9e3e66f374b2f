/** AWS Organizations on the range: roots, units, accounts, and service control policies, as the management account. */
@NullMarked
package dev.cofferdam.range.organizations;

import org.jspecify.annotations.NullMarked;
