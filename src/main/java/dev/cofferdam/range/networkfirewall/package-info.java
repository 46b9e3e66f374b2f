/** AWS Network Firewall on the range: stateful rule groups, with their update tokens and their capacity. */
@NullMarked
package dev.cofferdam.range.networkfirewall;

import org.jspecify.annotations.NullMarked;
