package io.winback.customer.models;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Finds the positive parameters of the highest likelihood, by the simplex method of Nelder and Mead over their logarithms.
 * The search restarts at its result until that adds nothing, and starts from several points.
 */
final class MaximumLikelihood {

    private static final String NO_PEAK =
            "the purchases of these customers do not determine the parameters: the likelihood has no peak";

    /** Parameters beyond e^±14 (about a millionth and a million) show that the likelihood has no peak. */
    private static final double LIMIT = 14;

    private static final SimpleValueChecker TOLERANCE = new SimpleValueChecker(1e-11, 1e-7);
    /** The minimum gain of a further start, in the logarithm of the likelihood; below it the search ends. */
    private static final double WORTH = 1e-4;
    /** The maximum difference between peaks from different starts, in the logarithm of the likelihood of one customer. */
    private static final double SAME_PEAK = 1e-4;

    /** The initial step of a search, in logarithms of the parameters: far from the peak, and near it. */
    private static final double FAR = 0.3;

    private static final double NEAR = 0.05;

    /** Of the likelihood, in one search with its restarts. */
    private static final int MAX_EVALUATIONS = 4_000;

    private MaximumLikelihood() {}

    /**
     * @param starts one or more places to begin at, each of positive parameters
     * @param customers the number of customers in the likelihood
     * @throws NotFitted if there is no peak, or none was found
     */
    static <M> Fitted<M> fit(
            Function<double[], M> model, ToDoubleFunction<M> logLikelihood, List<double[]> starts, int customers) {
        PointValuePair best = null;
        double lowest = Double.POSITIVE_INFINITY;
        for (var start : starts) {
            var peak = climb(point -> value(point, model, logLikelihood), logs(start), FAR);
            lowest = Math.min(lowest, peak.getValue());
            best = best == null || peak.getValue() > best.getValue() ? peak : best;
        }
        if (hasNoPeakAt(best)) {
            throw new NotFitted(NO_PEAK);
        }
        if (best.getValue() - lowest > SAME_PEAK * customers) {
            throw new NotFitted("the fit does not converge: searches from different places end apart");
        }
        return new Fitted<>(model.apply(parameters(best.getPoint())), best.getValue());
    }

    /**
     * As above, from a place that is near the peak already.
     *
     * @throws NotFitted if there is no peak
     */
    static <M> Fitted<M> refine(Function<double[], M> model, ToDoubleFunction<M> logLikelihood, double[] near) {
        var peak = climb(point -> value(point, model, logLikelihood), logs(near), NEAR);
        if (hasNoPeakAt(peak)) {
            throw new NotFitted(NO_PEAK);
        }
        return new Fitted<>(model.apply(parameters(peak.getPoint())), peak.getValue());
    }

    private static PointValuePair climb(ToDoubleFunction<double[]> value, double[] start, double stride) {
        var reached = new PointValuePair(start, value.applyAsDouble(start));
        for (int left = MAX_EVALUATIONS; left > 0; ) {
            var optimizer = new SimplexOptimizer(MaximumLikelihood::ends);
            var next = climbOnce(optimizer, value, reached.getPoint(), stride, left);
            left -= optimizer.getEvaluations();
            double gain = next.getValue() - reached.getValue();
            reached = gain > 0 ? next : reached;
            if (gain < WORTH || hasNoPeakAt(reached)) {
                return reached;
            }
        }
        throw tooLong();
    }

    private static PointValuePair climbOnce(
            SimplexOptimizer optimizer, ToDoubleFunction<double[]> value, double[] start, double stride, int most) {
        try {
            return optimizer.optimize(
                    new MaxEval(most),
                    new ObjectiveFunction(value::applyAsDouble),
                    GoalType.MAXIMIZE,
                    new InitialGuess(start),
                    new NelderMeadSimplex(start.length, stride));
        } catch (MathIllegalStateException e) {
            throw tooLong();
        }
    }

    private static NotFitted tooLong() {
        return new NotFitted("the fit does not converge within %d evaluations".formatted(MAX_EVALUATIONS));
    }

    /** Whether a search has reached its peak, or follows a likelihood without one. */
    private static boolean ends(int iteration, PointValuePair before, PointValuePair now) {
        return hasNoPeakAt(now) || TOLERANCE.converged(iteration, before, now);
    }

    private static boolean hasNoPeakAt(PointValuePair reached) {
        return !Double.isFinite(reached.getValue()) || outside(reached.getPoint(), LIMIT - 0.5);
    }

    private static <M> double value(double[] logs, Function<double[], M> model, ToDoubleFunction<M> logLikelihood) {
        if (outside(logs, LIMIT)) {
            return -Double.MAX_VALUE;
        }
        double value = logLikelihood.applyAsDouble(model.apply(parameters(logs)));
        return Double.isNaN(value) ? -Double.MAX_VALUE : value;
    }

    private static boolean outside(double[] logs, double limit) {
        return Arrays.stream(logs).anyMatch(log -> !(Math.abs(log) <= limit));
    }

    private static double[] logs(double[] parameters) {
        return Arrays.stream(parameters).map(Math::log).toArray();
    }

    private static double[] parameters(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }
}
