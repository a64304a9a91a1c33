namespace Backprop.Generator.Mathematics;

/// <summary>
/// A power of two that all terms of a sum have in front is written once, 2·a·x − 2·b as 2·(a·x − b), where that saves an operation. Such a number changes no digit, wherever it stands.
/// </summary>
internal sealed class CommonNumbers
{
    private const int MostTerms = 8;
    private const double Largest = 1024;

    private readonly Graph _source;
    private readonly Graph _target;
    private readonly Terms _terms;
    private readonly HashSet<int> _parts;
    private readonly HashSet<(double Number, int Factor)> _multiples;

    private CommonNumbers(Derivative derivative)
    {
        _source = derivative.Graph;
        _target = _source.CopyOf(derivative.PrimalCount);
        _terms = new Terms(derivative);
        int[] live = [.. Enumerable.Range(0, _source.Count).Where(_terms.IsLive)];
        _parts = [.. live.Where(IsSum).SelectMany(id => _source[id].Operands).Where(_terms.IsOwn)];
        _multiples = [.. live.Select(id => _source[id]).Where(node => node.Op == Ops.Multiply && _source[node.A].IsConstant).Select(node => (_source[node.A].Value, node.B))];
    }

    public static Derivative FactorOut(Derivative derivative)
    {
        var numbers = new CommonNumbers(derivative);
        return derivative.Rebuilt(numbers._target, numbers.Rebuild);
    }

    private int Rebuild(int id, int[] map)
    {
        Node node = _source[id];
        if (_terms.IsLive(id) && IsSum(id) && node.Shape.IsScalar && node.Type.IsReal() && !_parts.Contains(id)
            && TermsOf(id, MostTerms) is { } terms && NumberOf(terms) is { } number)
        {
            (int sum, bool isNegative) = Without(id, number, map);
            return _target.Append(Ops.Multiply, _target.Constant(isNegative ? -number : number, node.Type), sum);
        }

        return _target.Append(node.Op, node.Type, node.Payload, node.Shape, node.Mapped(map));
    }

    private bool IsSum(int id) => _source[id].Op == Ops.Add || _source[id].Op == Ops.Subtract;

    private bool IsInnerSum(int id) => IsSum(id) && _parts.Contains(id);

    /// <summary>The products that the sum adds and subtracts, each with a number in front; null where one has none, or where there are too many.</summary>
    private List<int>? TermsOf(int sum, int most)
    {
        var terms = new List<int>();
        var open = new Stack<int>(_source[sum].Operands);
        while (open.Count > 0 && terms.Count < most)
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
    private (int Id, bool IsNegative) Without(int id, double number, int[] map)
    {
        Node node = _source[id];
        if (!IsSum(id))
        {
            return (Scaled(id, number, map), _terms.Number(id) < 0);
        }

        (int left, bool isLeftNegative) = Without(node.A, number, map);
        (int right, bool isNegative) = Without(node.B, number, map);
        bool isRightNegative = isNegative != (node.Op == Ops.Subtract);
        return isLeftNegative == isRightNegative ? (_target.Append(Ops.Add, left, right), isLeftNegative)
            : isLeftNegative ? (_target.Append(Ops.Subtract, right, left), false)
            : (_target.Append(Ops.Subtract, left, right), false);
    }

    private int Scaled(int term, double number, int[] map)
    {
        Node node = _source[term];
        if (!_source[node.A].IsConstant)
        {
            return _target.Append(node.Op, Scaled(node.A, number, map), map[node.B]);
        }

        double left = Math.Abs(_source[node.A].Value / number);
        return left == 1 && node.Op == Ops.Multiply ? map[node.B] : _target.Append(node.Op, _target.Constant(left, node.Type), map[node.B]);
    }
}
