using System.Collections.Concurrent;
using System.Reflection;
using Xunit.v3;

namespace BriefingBus.Testing;

/// <summary>
/// Ends the test program, with the test's name, when a test has not ended in time. One that waits for ever would otherwise stop the
/// whole run without saying which test it was. <c>TEST_LIMIT</c> sets the minutes; the long forms of tests set it to 0, for none.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TimeLimitAttribute : BeforeAfterTestAttribute
{
    /// <summary>Several times what the longest test takes on a machine with much else to do.</summary>
    private const int Minutes = 8;

    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(5);

    private static readonly ConcurrentDictionary<string, ITimer> Timers = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        var minutes = int.TryParse(Environment.GetEnvironmentVariable("TEST_LIMIT"), out var said) ? said : Minutes;
        if (minutes > 0)
        {
            var wait = new WaitLimit(TimeSpan.FromMinutes(minutes));
            Timers[test.UniqueID] = TimeProvider.System.CreateTimer(
                _ => EndWhen(wait.IsPassed, test.TestDisplayName, minutes), state: null, Asking, Asking);
        }
    }

    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Timers.TryRemove(test.UniqueID, out var timer))
            timer.Dispose();
    }

    private static void EndWhen(bool late, string test, int minutes)
    {
        if (!late)
            return;
        Console.Error.WriteLine(
            $"{test} [FAIL]\n  It has not ended within {minutes} minutes of a machine without other work; "
            + "the other tests of this program are not run.");
        Environment.Exit(3);
    }
}
