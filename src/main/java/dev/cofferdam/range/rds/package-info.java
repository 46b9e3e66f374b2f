/** Amazon RDS, as far as who else may restore its snapshots. */
@NullMarked
package dev.cofferdam.range.rds;

import org.jspecify.annotations.NullMarked;
