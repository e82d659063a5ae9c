package io.evenkeel.gauge;

/**
 * Lower bound of transient growth from the resolvent, Kreiss's constant
 *
 * <pre>  K = sup_{|z|>1} (|z| − 1) ‖(z − W)⁻¹‖₂,     K ≤ max_k ‖Wᵏ‖₂ ≤ e N K.</pre>
 *
 * <p>Normal matrices with ρ ≤ 1 have 1, which every matrix reaches as z goes to infinity; ρ > 1 has infinity. Since matrices
 * are stored rounded, ρ up to 1 + n ε counts as 1, ε = 2⁻²³ being the spacing of single precision; where ρ is that close to
 * 1, the bound is that of W / (1 + n ε), whose powers are no larger than those of W. The supremum
 * is searched on a grid of radii and angles by means of the Schur form, refined from the best points of the grid; the value
 * at the point found is then computed from W itself, so that it is a lower bound however ill-conditioned the eigenvalues are.
 *
 * <p>Sources: H.-O. Kreiss, "Über die Stabilitätsdefinition für Differenzengleichungen die partielle
 * Differentialgleichungen approximieren", BIT 2:153–181, 1962; L. N. Trefethen, M. Embree, "Spectra and Pseudospectra",
 * Princeton University Press, 2005, chapter 18.
 *
 * @param value the bound, at least 1
 * @param radius |z| where it was found; infinity where no finite z exceeds 1, NaN where ρ > 1
 * @param angle of z there, 0 to π (W is real, so its mirror image does as well); NaN where there is no finite z
 */
public record KreissBound(double value, double radius, double angle) {
    private static final int ANGLES = 16;
    private static final int SMALLEST = -10;
    private static final int LARGEST = 1;
    private static final double COARSE = 1e-3;
    private static final double FINE = 1e-9;
    private static final double SMALLEST_STEP = 1e-5;

    /**
     * Searches for the bound.
     *
     * @param w rows of W, n × n; left alone
     * @return the bound
     * @throws IllegalArgumentException if W is not square, is empty or has an element that is not finite
     * @throws ArithmeticException if a decomposition does not converge
     */
    public static KreissBound of(double[][] w) {
        WeightFigures.flatten(w);
        return of(w, SchurForm.of(w));
    }

    static KreissBound of(double[][] w, SchurForm schur) {
        double rho = GelfandRadius.of(w);
        double tolerance = UnitTolerance.of(w.length);
        if (rho > 1 + tolerance) {
            return new KreissBound(Double.POSITIVE_INFINITY, Double.NaN, Double.NaN);
        }
        Point best = refine(schur, coarse(schur, rho < 1 - tolerance ? 1 : 1 + tolerance));
        double value = best.distance() * ResolventNorm.of(w, best.x(), best.y());
        return value > 1
                ? new KreissBound(value, best.modulus(), best.angle)
                : new KreissBound(1, Double.POSITIVE_INFINITY, Double.NaN);
    }

    /** A point outside a circle of a radius near 1, by the logarithm of its distance over the radius. */
    private record Point(double circle, double log, double angle, double value) {
        static Point of(SchurForm schur, double circle, double log, double angle, double tolerance) {
            double folded = Math.abs(angle) > Math.PI ? 2 * Math.PI - Math.abs(angle) : Math.abs(angle);
            Point at = new Point(circle, log, folded, 0);
            double value = at.distance() * ResolventNorm.of(schur, at.x(), at.y(), tolerance);
            return new Point(circle, log, folded, Double.isNaN(value) ? 0 : value);
        }

        double distance() {
            return circle * StrictMath.exp(log);
        }

        double modulus() {
            return circle + distance();
        }

        double x() {
            return modulus() * StrictMath.cos(angle);
        }

        double y() {
            return modulus() * StrictMath.sin(angle);
        }
    }

    private static Point coarse(SchurForm schur, double circle) {
        Point best = new Point(circle, 0, 0, 0);
        for (int power = LARGEST; power >= SMALLEST; power--) {
            for (int i = 0; i <= ANGLES; i++) {
                Point next = Point.of(schur, circle, power * StrictMath.log(4), i * Math.PI / ANGLES, COARSE);
                best = next.value > best.value ? next : best;
            }
        }
        return Point.of(schur, circle, best.log, best.angle, FINE);
    }

    /** Goes to the best neighbor on an ever finer cross. */
    private static Point refine(SchurForm schur, Point start) {
        Point best = start;
        for (double step = 0.5; step > SMALLEST_STEP; ) {
            Point here = best;
            double radial = step * StrictMath.log(4);
            double turn = step * Math.PI / ANGLES;
            for (int side = -1; side <= 1; side += 2) {
                Point[] neighbors = {
                    Point.of(schur, here.circle, here.log + side * radial, here.angle, FINE),
                    Point.of(schur, here.circle, here.log, here.angle + side * turn, FINE)
                };
                for (Point next : neighbors) {
                    best = next.value > best.value * (1 + FINE) ? next : best;
                }
            }
            step = best.equals(here) ? step / 2 : step;
        }
        return best;
    }
}
