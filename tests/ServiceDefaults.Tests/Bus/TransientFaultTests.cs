using System.Data.Common;
using System.Net.Sockets;
using BriefingBus.ServiceDefaults.Bus;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Bus;

/// <summary>Reasons name what did not answer, however deep a library wraps it.</summary>
public sealed class TransientFaultTests
{
    [Fact]
    public void A_database_that_is_away_is_named()
    {
        Reason(new EndOfStreamException("Attempted to read past the end of the stream.")).ShouldBe("the database ended the connection");
        Reason(new SocketException((int)SocketError.ConnectionRefused)).ShouldBe("the database cannot be reached: Connection refused");
        Reason(new TimeoutException("Timeout during reading attempt")).ShouldBe("the database has not answered in time");
        TransientFault.Reason(new InvalidOperationException("retry", new Refused()))
            .ShouldBe("the database answers 53300: too many clients");

        static string Reason(Exception cause) =>
            TransientFault.Reason(new InvalidOperationException("likely due to a transient failure", new Wrapping(cause)));
    }

    [Fact]
    public void Faults_outside_the_database_keep_their_message()
    {
        TransientFault.Reason(new IOException("No space left on device.")).ShouldBe("No space left on device");
        TransientFault.Reason(new OperationCanceledException()).ShouldBe("no answer came in time");
        TransientFault.Reason(new SocketException((int)SocketError.ConnectionRefused)).ShouldBe("Connection refused");
    }

    [Fact]
    public void A_fault_that_knows_what_it_was_about_is_quoted_and_not_the_one_inside()
    {
        var refusal = new NoMailbox("jane@example.org: no such mailbox.", new IOException("no such mailbox"));

        TransientFault.Reason(new InvalidOperationException("retry", refusal)).ShouldBe("jane@example.org: no such mailbox");
    }

    private sealed class NoMailbox(string message, Exception inner) : Exception(message, inner);

    private sealed class Wrapping(Exception inner) : DbException("Exception while reading from stream", inner);

    private sealed class Refused() : DbException("53300: too many clients")
    {
        public override string SqlState => "53300";
    }
}
