using System.Collections;

namespace Protocol.ConformanceTests.Histories;

/// <summary>Looks for an order of the calls of one work item that the claim's states allow.</summary>
internal sealed class LinearizationSearch(IReadOnlyList<ClaimCall> calls)
{
    private readonly BitArray _done = new(calls.Count);
    private readonly HashSet<(string Done, ClaimState State)> _seen = [];
    private readonly List<ClaimCall> _order = [];
    private ClaimCall[] _longest = [];
    private int _firstOpen;

    /// <summary>The longest fitting order that was met; it holds all calls where the history is linearizable.</summary>
    public IReadOnlyList<ClaimCall> FindLongest()
    {
        var choices = new Stack<(IEnumerator<(int Call, ClaimState Next)> Options, int Taken)>();
        choices.Push((Options(default).GetEnumerator(), -1));
        while (choices.Count > 0 && _order.Count < calls.Count)
        {
            var (options, taken) = choices.Peek();
            if (options.MoveNext())
            {
                var (call, next) = options.Current;
                Take(call);
                if (_seen.Add((Fingerprint(), next)))
                    choices.Push((Options(next).GetEnumerator(), call));
                else
                    Untake(call);
            }
            else
            {
                choices.Pop();
                if (taken >= 0)
                    Untake(taken);
            }
        }

        return _order.Count > _longest.Length ? _order : _longest;
    }

    private void Take(int call)
    {
        _done[call] = true;
        _order.Add(calls[call]);
        while (_firstOpen < calls.Count && _done[_firstOpen])
            _firstOpen++;
    }

    private void Untake(int call)
    {
        if (_order.Count > _longest.Length)
            _longest = [.. _order];

        _done[call] = false;
        _order.RemoveAt(_order.Count - 1);
        _firstOpen = Math.Min(_firstOpen, call);
    }

    /// <summary>The calls that may come next: those that started before any open call had ended.</summary>
    private IEnumerable<(int Call, ClaimState Next)> Options(ClaimState state)
    {
        var first = _firstOpen;
        var earliestEnd = long.MaxValue;
        for (var call = first; call < calls.Count && calls[call].Start <= earliestEnd; call++)
        {
            if (!_done[call])
                earliestEnd = Math.Min(earliestEnd, calls[call].End);
        }

        for (var call = first; call < calls.Count && calls[call].Start <= earliestEnd; call++)
        {
            if (_done[call])
                continue;

            foreach (var next in state.After(calls[call]))
                yield return (call, next);
        }
    }

    /// <summary>Which calls are done: all before the first open one, and these beyond it.</summary>
    private string Fingerprint()
    {
        var beyond = new List<int>();
        for (var call = _firstOpen; beyond.Count < _order.Count - _firstOpen; call++)
        {
            if (_done[call])
                beyond.Add(call);
        }

        return $"{_firstOpen}:{string.Join(',', beyond)}";
    }
}
