using System.Numerics;

namespace Backprop;

/// <summary>A computation on whole spans, written once for vectors of any width: its fields are the operands.</summary>
internal interface IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    void Run<TVector, TOps>()
        where TVector : struct
        where TOps : struct, IVectorOperations<TVector, T>;
}
