using ContractMocks.Dialects;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.Tests.Tokens;

public sealed class TextPiecesTests
{
    [Fact]
    public void Pieces_are_the_tokens_of_the_model()
    {
        Assert.Equal(["It", " is", " ", "18", " °", "C", " in", " Paris", "."], Cut("gpt-4o", "It is 18 °C in Paris."));
        Assert.Equal(["{\"", "city", "\":\"", "Paris", "\"}"], Json("gpt-4o", """{"city":"Paris"}"""));
    }

    [Theory]
    [InlineData("gpt-4o")]
    [InlineData("gpt-4")]
    public void Pieces_are_whole_characters_and_together_the_text(string model)
    {
        foreach (var text in new RandomTexts(model.Length).Make(2_000).Append("🫠👩‍👩‍👧"))
        {
            var pieces = Cut(model, text);
            Assert.Equal(text, string.Concat(pieces));
            Assert.DoesNotContain("", pieces);
            Assert.False(Splits(text, pieces), text);
            Assert.True(pieces.Count <= Tokenizer.For(model).Count(text));
        }
    }

    [Fact]
    public void An_empty_text_has_no_pieces() => Assert.Empty(Cut("gpt-4o", ""));

    [Fact]
    public void Pieces_that_are_given_are_kept_and_end_where_the_text_does()
    {
        var pieces = new TextPieces(Chunking.Tokens, new[] { "One, ", "two, ", "three." }.ToEquatableArray(), "gpt-4o");
        Assert.Equal(["One, ", "two, ", "three."], List(pieces.Text("One, two, three.")));
        Assert.Equal(["One, ", "tw"], List(pieces.Text("One, tw")));
        Assert.Empty(List(pieces.Text("")));
    }

    /// <summary>Whether a cut stands between the halves of a surrogate pair.</summary>
    private static bool Splits(string text, List<string> pieces)
    {
        var at = 0;
        foreach (var piece in pieces)
        {
            at += piece.Length;
            if (at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]))
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> Cut(string model, string text) => List(new TextPieces(Chunking.Tokens, default, model).Text(text));

    private static List<string> Json(string model, string json) => List(new TextPieces(Chunking.Tokens, default, model).Json(json));

    private static List<string> List(Pieces pieces)
    {
        var list = new List<string>();
        for (var i = 0; i < pieces.Count; i++)
        {
            list.Add(pieces[i].ToString());
        }

        return list;
    }
}
