using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;

namespace Backprop.Generator.Emission;

/// <summary>The helpers that a method over lanes calls: which can be written over lanes themselves, and which forms of them are called at all.</summary>
internal sealed class LaneHelpers
{
    private readonly MethodModel _method;
    private readonly Dictionary<string, HelperModel> _byName = [];
    private readonly Dictionary<string, HelperEmitter> _overLanes = [];

    public LaneHelpers(MethodModel method, NumberType number)
    {
        _method = method;

        // A helper comes after those that it calls.
        foreach (HelperModel helper in method.Equations?.Helpers ?? default)
        {
            _byName.Add(helper.Name, helper);
            var emitter = new HelperEmitter(helper, method.Header.QualifyNames, isOverLanes: true);
            AreLong |= emitter.IsLong;
            if (emitter.HasLaneForm(number, _overLanes.ContainsKey))
            {
                _overLanes.Add(helper.Name, emitter);
            }
        }
    }

    /// <summary>One of them is too long for one method.</summary>
    public bool AreLong { get; }

    public bool IsOverLanes(string name) => _overLanes.ContainsKey(name);

    /// <summary>Those of the helpers that are called, directly or by others.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="calledOverLanes">What is called over lanes.</param>
    /// <param name="called">What is called for single samples.</param>
    public void Write(SourceWriter writer, IEnumerable<string> calledOverLanes, IEnumerable<string> called)
    {
        HashSet<string> lanes = Closure(calledOverLanes);
        HashSet<string> samples = Closure(called);
        foreach (HelperModel helper in _byName.Values)
        {
            if (lanes.Contains(helper.Name))
            {
                _overLanes[helper.Name].Write(writer);
            }

            if (samples.Contains(helper.Name))
            {
                new HelperEmitter(helper, _method.Header.QualifyNames).Write(writer);
            }
        }
    }

    private HashSet<string> Closure(IEnumerable<string> called)
    {
        var all = new HashSet<string>();
        var open = new Stack<string>(called);
        while (open.Count > 0)
        {
            string name = open.Pop();
            if (all.Add(name))
            {
                Graph graph = _byName[name].Graph;
                foreach (string callee in Enumerable.Range(0, graph.Count).Where(id => graph[id].Op == Ops.Call).Select(id => graph.NameOf(graph[id].A)!))
                {
                    open.Push(callee);
                }
            }
        }

        return all;
    }
}
