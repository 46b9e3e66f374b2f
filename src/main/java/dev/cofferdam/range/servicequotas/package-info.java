/** Service Quotas on the range: what AWS gives every account, which nobody has had raised. */
@NullMarked
package dev.cofferdam.range.servicequotas;

import org.jspecify.annotations.NullMarked;
