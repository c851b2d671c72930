/**
 * What users of other libraries ask for or complain about, each as a test that is named after the
 * issue. Numbers are those of our list.
 *
 * <table>
 *   <caption>complaint and test</caption>
 *   <tr><th>no.</th><th>issues</th><th>test</th></tr>
 *   <tr><td>1-8</td><td>errors in streams</td><td>{@link StreamComplaintsTest}; 3 (errors of tools
 *       that a stream runs) is in {@link ToolLoopComplaintsTest}</td></tr>
 *   <tr><td>9-13</td><td>timeouts</td><td>{@link TimeoutComplaintsTest}</td></tr>
 *   <tr><td>14-18</td><td>cancellation</td><td>{@link CancellationComplaintsTest}; 17 (a tool loop
 *       that goes on) is in {@link ToolLoopComplaintsTest}</td></tr>
 *   <tr><td>19-22</td><td>retries and limits</td><td>{@link RetryComplaintsTest}, as far as one call
 *       goes; limits over calls belong to issue 4</td></tr>
 *   <tr><td>23-26</td><td>tools in streams</td><td>{@link ToolComplaintsTest}, {@link ToolLoopComplaintsTest}</td></tr>
 *   <tr><td>27, 29</td><td>usage</td><td>{@link UsageComplaintsTest}; 28 (usage of each tool round)
 *       is in {@link ToolLoopComplaintsTest}, 30 (cost) belongs to issue 4</td></tr>
 *   <tr><td>31</td><td>secrets</td><td>{@link SecretComplaintsTest}</td></tr>
 *   <tr><td>32-34</td><td>the Java platform</td><td>{@link PlatformComplaintsTest}</td></tr>
 * </table>
 */
@org.jspecify.annotations.NullMarked
package dev.sage.llm.complaints;
