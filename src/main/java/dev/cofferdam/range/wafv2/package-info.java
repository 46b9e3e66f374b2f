/** AWS WAF on the range: IP sets with their lock tokens, and web ACLs with rules that mention them. */
@NullMarked
package dev.cofferdam.range.wafv2;

import org.jspecify.annotations.NullMarked;
