#pragma warning disable CS1591
namespace Backprop;
public static partial class Functions { 
 public static double LogSumExp(double x, double y) => Math.Max(x,y) + Log1p(Math.Exp(-Math.Abs(x-y)));
 public static double LogSumExp(double x, double y, double z) => LogSumExp([x,y,z]);
 public static double LogSumExp(params ReadOnlySpan<double> v) { double m = double.NegativeInfinity; foreach (double t in v) m = Math.Max(m,t); double s=0; foreach (double t in v) s+=Math.Exp(t-m); return m+Math.Log(s);} 
 public static double LogSumExpDerivative(double x, double r) => Math.Exp(x-r);
 public static double Constant(double x) => x; }
public static class FunctionsF {
 public static float LogSumExp(float x, float y) => MathF.Max(x,y) + Log1p(MathF.Exp(-MathF.Abs(x-y)));
 public static float LogSumExp(float x, float y, float z) => LogSumExp([x,y,z]);
 public static float LogSumExp(params ReadOnlySpan<float> v) { float m = float.NegativeInfinity; foreach (float t in v) m = MathF.Max(m,t); float s=0; foreach (float t in v) s+=MathF.Exp(t-m); return m+MathF.Log(s);} 
 public static float LogSumExpDerivative(float x, float r) => MathF.Exp(x-r);
 public static float Constant(float x) => x;
 public static float Log1p(float x) => (float)Functions.Log1p(x); public static float Expm1(float x) => (float)Functions.Expm1(x);
 public static float Sigmoid(float x) => (float)Functions.Sigmoid(x); public static float SigmoidDerivative(float x) => (float)Functions.SigmoidDerivative(x);
 public static float Sigmoid(float x, out float d) { d = SigmoidDerivative(x); return Sigmoid(x); }
 public static float Softplus(float x) => (float)Functions.Softplus(x); public static float SoftplusDerivative(float x) => (float)Functions.SoftplusDerivative(x);
 public static float Softplus(float x, out float d) { d = SoftplusDerivative(x); return Softplus(x); }
 public static float LogSigmoid(float x) => (float)Functions.LogSigmoid(x); public static float LogSigmoidDerivative(float x) => (float)Functions.LogSigmoidDerivative(x);
 public static float LogSigmoid(float x, out float d) { d = LogSigmoidDerivative(x); return LogSigmoid(x); }
 public static float Relu(float x) => MathF.Max(x,0); public static float Square(float x) => x*x;
}
