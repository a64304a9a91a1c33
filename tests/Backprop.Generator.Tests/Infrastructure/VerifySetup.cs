#if USE_VERIFY
using System.Runtime.CompilerServices;

namespace Backprop.Generator.Tests;

internal static class VerifySetup
{
    [ModuleInitializer]
    public static void Initialize() => VerifyTests.VerifySourceGenerators.Initialize();
}
#endif
