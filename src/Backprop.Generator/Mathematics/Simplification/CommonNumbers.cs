namespace Backprop.Generator.Mathematics;

/// <summary>
/// A power of two that all terms of a sum have in front is written once, 2·a·x − 2·b as 2·(a·x − b), where that saves an operation. Such a number changes no digit, wherever it stands.
/// </summary>
internal sealed class CommonNumbers
{
    private const int MostTerms = 8;
    private const double Largest = 1024;

    private readonly Graph _source;
    private readonly Terms _terms;
    private readonly Rewriting _rewriting;
    private readonly HashSet<int> _parts = [];
    private readonly HashSet<(double Number, int Factor)> _multiples = [];

    private CommonNumbers(Derivative derivative)
    {
        _source = derivative.Graph;
        _terms = new Terms(derivative);
        _rewriting = new Rewriting(derivative);
        for (int id = 0; id < _source.Count; id++)
        {
            Node node = _source[id];
            if (_terms.IsLive(id) && IsSum(id))
            {
                foreach (int part in node.Operands)
                {
                    if (_terms.IsOwn(part))
                    {
                        _parts.Add(part);
                    }
                }
            }
            else if (_terms.IsLive(id) && node.Op == Ops.Multiply && _source[node.A].IsConstant)
            {
                _multiples.Add((_source[node.A].Value, node.B));
            }
        }
    }

    public static Derivative FactorOut(Derivative derivative)
    {
        var numbers = new CommonNumbers(derivative);
        return numbers._rewriting.Apply(numbers.Rewritten);
    }

    private int? Rewritten(int id)
    {
        if (!_terms.IsLive(id) || !IsSum(id) || !_source[id].Shape.IsScalar || !_source[id].Type.IsReal() || _parts.Contains(id)
            || TermsOf(id) is not { } terms || NumberOf(terms) is not { } number)
        {
            return null;
        }

        (int sum, bool isNegative) = Without(id, number);
        return Target.Append(Ops.Multiply, Target.Constant(isNegative ? -number : number, _source[id].Type), sum);
    }

    private Graph Target => _rewriting.Target;

    private int[] Map => _rewriting.Map;

    private bool IsSum(int id) => _source[id].Op == Ops.Add || _source[id].Op == Ops.Subtract;

    private bool IsInnerSum(int id) => IsSum(id) && _parts.Contains(id);

    /// <summary>The products that the sum adds and subtracts, each with a number in front; null where one has none, or where there are too many.</summary>
    private List<int>? TermsOf(int sum)
    {
        var terms = new List<int>();
        var open = new Stack<int>();
        open.Push(_source[sum].A);
        open.Push(_source[sum].B);
        while (open.Count > 0 && terms.Count < MostTerms)
        {
            int id = open.Pop();
            if (IsInnerSum(id))
            {
                open.Push(_source[id].A);
                open.Push(_source[id].B);
            }
            else if (_terms.OwnNumber(id) is not null)
            {
                terms.Add(id);
            }
            else
            {
                return null;
            }
        }

        return open.Count == 0 ? terms : null;
    }

    /// <summary>The smallest of the numbers, if it is a power of two and falls away in at least two terms: what is left is 1, or a multiple that is there already.</summary>
    private double? NumberOf(List<int> terms)
    {
        double smallest = terms.Min(id => Math.Abs((double)_terms.Number(id)!));
        return smallest is >= 2 and <= Largest && SimplificationRules.IsPowerOfTwo(smallest) && terms.Count(id => FallsAway(id, smallest)) > 1 ? smallest : null;
    }

    private bool FallsAway(int term, double number)
    {
        Node front = _source[Front(term)];
        double left = Math.Abs(_source[front.A].Value / number);
        return front.Op == Ops.Multiply && (left == 1 || _multiples.Contains((left, front.B)));
    }

    /// <summary>The operation that the number is an operand of.</summary>
    private int Front(int term)
    {
        while (!_source[_source[term].A].IsConstant)
        {
            term = _source[term].A;
        }

        return term;
    }

    /// <summary>The sum, or the term, divided by the number, but for its sign.</summary>
    private (int Id, bool IsNegative) Without(int id, double number)
    {
        Node node = _source[id];
        if (!IsSum(id))
        {
            return (Scaled(id, number), _terms.Number(id) < 0);
        }

        (int left, bool isLeftNegative) = Without(node.A, number);
        (int right, bool isNegative) = Without(node.B, number);
        bool isRightNegative = isNegative != (node.Op == Ops.Subtract);
        return isLeftNegative == isRightNegative ? (Target.Append(Ops.Add, left, right), isLeftNegative)
            : isLeftNegative ? (Target.Append(Ops.Subtract, right, left), false)
            : (Target.Append(Ops.Subtract, left, right), false);
    }

    private int Scaled(int term, double number)
    {
        Node node = _source[term];
        if (!_source[node.A].IsConstant)
        {
            return Target.Append(node.Op, Scaled(node.A, number), Map[node.B]);
        }

        double left = Math.Abs(_source[node.A].Value / number);
        return left == 1 && node.Op == Ops.Multiply ? Map[node.B] : Target.Append(node.Op, Target.Constant(left, node.Type), Map[node.B]);
    }
}
