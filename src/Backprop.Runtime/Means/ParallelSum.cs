using System.Numerics;
using System.Runtime.ExceptionServices;

namespace Backprop;

/// <summary>
/// The sum over a batch by several threads. Each takes the next block that nobody has taken yet and adds it to a mean of its own; in the end the means are merged, which has the same bits in whatever order.
/// The caller is one of the threads: where the pool is busy it does everything, and never waits for a thread that has not begun.
/// </summary>
/// <remarks>Allocates nothing once warm: the object is kept for the next call as soon as nobody of this one is left, late threads of the pool included.</remarks>
internal sealed class ParallelSum<TBatch, T, TWidths, TMean> : IThreadPoolWorkItem
    where TBatch : struct, IBatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TWidths : struct, IWidths<T>
    where TMean : struct, IMean<TMean>
{
    // A block takes microseconds: as long is worth waiting for before the thread goes to sleep.
    private const int Spins = 200;

    // Several, because threads of the pool may still be on their way out of one, or into it, when the next call comes.
    private static readonly Stack<ParallelSum<TBatch, T, TWidths, TMean>> s_idle = new();

    private readonly object _gate = new();
    private TBatch _batch;
    private int _count;
    private int _blocks;
    private int _next;
    private int _merged;
    private CancellationToken _cancellation;
    private TMean _total;
    private int _users;
    private bool _isOpen;
    private int _helpers;
    private ExceptionDispatchInfo? _failure;
    private int _failedBlock;

    /// <summary>Adds the batch to a mean, which stays as it is where an exception is thrown.</summary>
    /// <exception cref="ArgumentNullException">There are no options.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled before the last block was begun.</exception>
    public static void Add(in TBatch batch, int count, ParallelOptions options, ref TMean mean)
    {
        ParallelSum.Check(options);
        ParallelSum<TBatch, T, TWidths, TMean>? sum;
        lock (s_idle)
        {
            s_idle.TryPop(out sum);
        }

        (sum ?? new()).Run(in batch, count, options, ref mean);
    }

    void IThreadPoolWorkItem.Execute()
    {
        bool isInTime;
        lock (_gate)
        {
            isInTime = _isOpen;
            _helpers += isInTime ? 1 : 0;
        }

        if (isInTime)
        {
            Work();
            lock (_gate)
            {
                _helpers--;
                Monitor.PulseAll(_gate);
            }
        }

        Leave();
    }

    private void Run(in TBatch batch, int count, ParallelOptions options, ref TMean mean)
    {
        (_batch, _count, _blocks, _next, _merged) = (batch, count, ((count - 1) / BlockSum.Length) + 1, 0, 0);
        (_cancellation, _total, _failure, _failedBlock, _isOpen) = (options.CancellationToken, default, null, int.MaxValue, true);
        int threads = Math.Min(_blocks, options.MaxDegreeOfParallelism < 0 ? Environment.ProcessorCount : options.MaxDegreeOfParallelism);
        _users = threads;
        try
        {
            for (int helper = 1; helper < threads; helper++)
            {
                Queue(options.TaskScheduler);
            }

            Work();
        }
        finally
        {
            Close();
        }

        // What is read here is gone once the object serves another call.
        (TMean total, ExceptionDispatchInfo? failure, bool isComplete) = (_total, _failure, _next >= _blocks);
        Leave();
        try
        {
            failure?.Throw();
            if (!isComplete)
            {
                options.CancellationToken.ThrowIfCancellationRequested();
            }

            mean.Merge(in total);
        }
        finally
        {
            total.Release();
        }
    }

    private void Queue(TaskScheduler? scheduler)
    {
        if (scheduler is null || scheduler == TaskScheduler.Default)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
        else
        {
            Task.Factory.StartNew(static sum => ((IThreadPoolWorkItem)sum!).Execute(), this, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler);
        }
    }

    private void Work()
    {
        TMean mean = default;
        int block = 0;
        try
        {
            while (!_cancellation.IsCancellationRequested && (block = Interlocked.Increment(ref _next) - 1) < _blocks)
            {
                int start = block * BlockSum.Length;
                BatchSum.Add<TBatch, T, TWidths, TMean>(in _batch, start, start + Math.Min(BlockSum.Length, _count - start), ref mean);
                if (TMean.IsInOrder && !MergeInTurn(block, ref mean))
                {
                    break;
                }
            }
        }
        catch (Exception exception)
        {
            Fail(block, exception);
        }

        lock (_gate)
        {
            if (!TMean.IsInOrder)
            {
                _total.Merge(in mean);
            }
        }

        mean.Release();
    }

    /// <summary>Waits for the blocks before this one, all of which somebody has begun; false where one of them has failed.</summary>
    private bool MergeInTurn(int block, ref TMean mean)
    {
        for (int spin = 0; spin < Spins && Volatile.Read(ref _merged) < block; spin++)
        {
            Thread.SpinWait(20);
        }

        lock (_gate)
        {
            while (_merged < block && _failure is null)
            {
                Monitor.Wait(_gate);
            }

            if (_merged < block)
            {
                return false;
            }

            _total.Merge(in mean);
            _merged++;
            Monitor.PulseAll(_gate);
        }

        mean.Clear();
        return true;
    }

    /// <summary>A function of the user's has thrown. The caller gets the exception of the first such block, and the others stop.</summary>
    private void Fail(int block, Exception exception)
    {
        lock (_gate)
        {
            if (block < _failedBlock)
            {
                (_failure, _failedBlock) = (ExceptionDispatchInfo.Capture(exception), block);
            }

            Monitor.PulseAll(_gate);
        }

        Interlocked.Exchange(ref _next, _blocks);
    }

    /// <summary>Nobody joins from here on, and those who have are done.</summary>
    private void Close()
    {
        lock (_gate)
        {
            _isOpen = false;
        }

        for (int spin = 0; spin < Spins && Volatile.Read(ref _helpers) > 0; spin++)
        {
            Thread.SpinWait(20);
        }

        lock (_gate)
        {
            while (_helpers > 0)
            {
                Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>The last one turns out the light: what the batch refers to may be collected, and the object serves again.</summary>
    private void Leave()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            (_batch, _cancellation, _failure) = (default, default, null);
            lock (s_idle)
            {
                s_idle.Push(this);
            }
        }
    }
}

/// <summary>What is asked of options before anything else.</summary>
internal static class ParallelSum
{
    /// <exception cref="ArgumentNullException">There are no options.</exception>
    /// <exception cref="OperationCanceledException">Their token is cancelled.</exception>
    public static void Check(ParallelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.CancellationToken.ThrowIfCancellationRequested();
    }
}
