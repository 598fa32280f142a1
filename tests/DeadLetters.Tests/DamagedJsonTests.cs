using System.Text;
using BriefingBus.DeadLetters.Editing;
using BriefingBus.DeadLetters.Files;
using BriefingBus.DeadLetters.Messages;
using Shouldly;
using Xunit;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>Bodies and files that hold half a surrogate pair, or a name twice: one such message must not hide the others.</summary>
public sealed class DamagedJsonTests
{
    private const string Cut =
        """{"messageType":["urn:message:BriefingBus.Contracts:CleanItem"]"""
        + ""","message":{"feedUrl":"https://feeds.example/\ud83d","""
        + """ "entry":{"ti\ud800tle":1,"title":"cut \ud83d","link":"https://feeds.example/1"}}}""";

    [Fact]
    public void A_body_that_holds_half_a_surrogate_pair_is_read_and_searched()
    {
        var body = Encoding.UTF8.GetBytes(Cut);
        MessageBody.Readable(body).ShouldContain("cut \uFFFD");
        MessageBody.Searchable(body).ShouldContain("cut \uFFFD");
        ContractCheck.Mistakes(body).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_body_that_is_no_utf_8_is_read()
    {
        byte[] body = [.. "{\"message\":{\"entry\":{\"title\":\"caf"u8, 0xE9, .. "\"}}}"u8];
        MessageBody.Readable(body).ShouldContain("caf\uFFFD");
    }

    [Fact]
    public void A_line_of_a_file_may_hold_half_a_surrogate_pair_and_name_a_header_twice()
    {
        var message = FailedMessageFile.Read(
            """{"queue":"clean-item_error","messageId":"\ud83d","headers":{"a":1,"a":2,"b\udc00":"x\ud800"},"body":"x\ud83d"}""");
        message.MessageId.ShouldBe("\uFFFD");
        message.Headers["a"].ShouldBe(1L);
        message.Headers["b\uFFFD"].ShouldBe("x\uFFFD");
        Encoding.UTF8.GetString(message.Body.Span).ShouldBe("x\uFFFD");
    }
}
