namespace ContractMocks.Comparison.Tests.Series;

public sealed class UnifiedPatchTests
{
    private const string Text = "a\nb\nc\nd\ne\n";

    [Fact]
    public void Lines_are_taken_and_added_where_the_hunk_says() =>
        Assert.Equal("a\nB\nc\nd\nx\ne\n", UnifiedPatch.Apply(Text, "--- a\n+++ b\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n@@ -4,2 +4,3 @@\n d\n+x\n e\n"));

    [Fact]
    public void A_hunk_without_old_lines_stands_after_its_line() => Assert.Equal("a\nx\nb\nc\nd\ne\n", UnifiedPatch.Apply(Text, "@@ -1,0 +2,1 @@\n+x\n"));

    [Fact]
    public void A_hunk_that_would_fit_one_line_further_is_refused() =>
        Assert.Throws<FormatException>(() => UnifiedPatch.Apply("z\n" + Text, "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"));

    [Fact]
    public void A_line_that_differs_in_a_space_is_refused() => Assert.Throws<FormatException>(() => UnifiedPatch.Apply(Text, "@@ -1,2 +1,1 @@\n a\n-b \n"));

    [Fact]
    public void A_patch_that_ends_inside_a_hunk_is_refused() => Assert.Throws<FormatException>(() => UnifiedPatch.Apply(Text, "@@ -1,3 +1,3 @@\n a\n-b"));

    [Fact]
    public void What_has_no_hunk_is_no_patch() => Assert.Throws<FormatException>(() => UnifiedPatch.Apply(Text, "hello\n"));
}
