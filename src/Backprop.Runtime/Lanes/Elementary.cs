using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>The elementary functions in double precision, written once for vectors of any width.</summary>
internal static partial class Elementary<TVector, TOps>
    where TVector : struct
    where TOps : struct, IVectorOperations<TVector>
{
}
