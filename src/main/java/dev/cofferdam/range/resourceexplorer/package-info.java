/** AWS Resource Explorer on the range: a search over all regions of the account, where it is on. */
@NullMarked
package dev.cofferdam.range.resourceexplorer;

import org.jspecify.annotations.NullMarked;
