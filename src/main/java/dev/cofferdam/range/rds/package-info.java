/** Amazon RDS: database instances and clusters, who reaches them, their snapshots, and who else may restore those. */
@NullMarked
package dev.cofferdam.range.rds;

import org.jspecify.annotations.NullMarked;
