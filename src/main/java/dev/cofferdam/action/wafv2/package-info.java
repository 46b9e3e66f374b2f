/**
 * Actions on AWS WAF: what reaches web applications. Things are named by their ARNs in plans. It must not know the
 * other services' actions.
 */
@NullMarked
package dev.cofferdam.action.wafv2;

import org.jspecify.annotations.NullMarked;
