/**
 * Route 53 Resolver DNS Firewall on the range: domain lists, which are changed in the background, and who uses them.
 */
@NullMarked
package dev.cofferdam.range.route53resolver;

import org.jspecify.annotations.NullMarked;
