using Backprop;
using static Backprop.Functions;

[Backprop]
public partial class PidStep
{
    [Parameter] public partial double Kp { get; set; }
    [Parameter] public partial double Ki { get; set; }
    [Parameter] public partial double Kd { get; set; }

    // A step of a plant that follows the controller with a lag, and what the control costs
    [Cost]
    public double Cost(double state, double target, double integral, double before, double step, double effort)
    {
        double error = target - state;
        double sum = integral + error * step;
        double slope = (error - before) / step;
        double control = Kp * error + Ki * sum + Kd * slope;
        double next = state + step * (control - state);
        return Square(target - next) + effort * Square(control);
    }

    public double ByHand(double state, double target, double integral, double before, double step, double effort, out CostGradient gradient)
    {
        double error = target - state;
        double sum = integral + error * step;
        double slope = (error - before) / step;
        double control = Kp * error + Ki * sum + Kd * slope;
        double next = state + step * (control - state);
        double miss = target - next;

        double d = 2 * (effort * control - miss * step);
        gradient.Kp = d * error;
        gradient.Ki = d * sum;
        gradient.Kd = d * slope;
        return Square(miss) + effort * Square(control);
    }
}
